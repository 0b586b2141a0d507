"""What a report looks like: templates, styles and interface words. They are installed as `verify.reports`."""
