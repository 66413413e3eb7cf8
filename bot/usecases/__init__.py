"""What the product does: one module a feature, one verb a function; each owns its transaction.

A public function is made by `writing` or `reading`: callers pass the Database, the function gets a session. A use case
never calls another (there is one writing connection, it would wait for itself); shared steps take the session.
"""
