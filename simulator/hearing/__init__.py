"""What a typed sentence means: the speech acts heard, the values told, the step it carries out. Pure."""
