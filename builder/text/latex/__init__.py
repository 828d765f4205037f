"""LaTeX in titles and abstracts: what stands for plain words, what is a command, what is a formula."""
