"""The command line: results to files or stdout, talk to stderr; exit 0 done, 1 a run that failed, 2 wrong usage or unreadable input."""
