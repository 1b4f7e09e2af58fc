"""The numbers to call, as editors keep them: a number is changed once and changes everywhere."""
