# The command-line tool, for hospitals that write their own procedure file.
