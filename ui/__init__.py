"""The desktop: everything Qt."""
