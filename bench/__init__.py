"""Speed and memory of every step on planted worlds, and how well simpler means do on the same input. Not shipped."""
