"""Commands that deal with what is outside the project: versions of the engine, other hubs, web addresses."""
