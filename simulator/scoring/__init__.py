"""What a call was worth, and why: criteria, critical errors, expectations, metrics, and the debrief in words."""
