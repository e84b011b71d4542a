"""Circumstances, what is confidential among them, and their figures."""
