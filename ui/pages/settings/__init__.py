"""*Cài đặt*: what the commune sets for itself, section by section."""
