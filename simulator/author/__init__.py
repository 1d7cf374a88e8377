"""
What a process owner asks for while writing: a flow read aloud or drawn, a new file, a difference in words, a route.

Everything here takes a workspace and gives values or text; the commands print it and write the files.
"""
