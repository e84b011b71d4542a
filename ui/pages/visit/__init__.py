"""Thăm hộ: a household and its children, entered by keyboard alone."""
