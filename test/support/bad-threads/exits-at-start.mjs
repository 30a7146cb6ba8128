// Ends before it has answered anything.
process.exit(3);
