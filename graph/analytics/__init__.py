"""Measures of networks: pure functions on arrays, without database and without words for readers.

A `Network` is topology only. Nodes are the numbers 0 to n - 1; values of ties (strengths, costs) are arrays beside it.
A value that is not defined is NaN in an array and None alone, never 0.
"""
