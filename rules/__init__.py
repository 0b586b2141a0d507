"""The rule packs that come with the program: data, no code. They are installed as `verify.rules`."""
