"""Dates to keep: deadlines, days off, the steps of a plan, and notes for the report."""
