"""Lists that go to other offices and come back answered."""
