"""Circumstances and assistance, what is confidential, and the guide to them."""
