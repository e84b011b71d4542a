"""What is known of a person: name, birth date, sex, people, numbers."""
