"""The sheet of a child's circumstances: records, the guide, days and papers; any page opens it."""
