"""*Báo cáo*: reports seen, edited, issued and written; tables checked; files added up."""
