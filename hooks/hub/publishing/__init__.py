"""From a built site to the one that is served: verified whole, packed, switched in one step, and back again."""
