"""`sotreem-cli`, command by command, and how answers are laid out as rows."""
