"""The Web API: one function a method, in a table with the scope that each needs."""
