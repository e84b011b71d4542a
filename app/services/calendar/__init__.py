"""The calendar: what is due, the steps of a plan, and what was noted for the report."""
