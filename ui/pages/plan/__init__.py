"""*Kế hoạch*: what is due, the steps of a campaign, what was noted, and the days off."""
