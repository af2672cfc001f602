"""What a page shows, derived from raw facts for one day: today's value, today's office, today's status."""
