"""The program without a face: the domain, the store and the use cases; no Qt, no HTTP."""
