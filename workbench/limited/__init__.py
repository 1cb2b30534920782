"""A process of its own in which foreign formats are read, with little memory, little time and no files.

`reading` is the side that asks; everything else runs in the process and imports no more than its format needs,
because its start is waited for. What comes back is JSON, one array a line: never anything that could run.
"""
