"""All protocols together on the implementation: a discrete-event simulation with virtual time, faults from a script, and an observer.

A run is a pure function of its script (`script.py`). Peers are the reference's own nodes with real signatures, shares and stores (`peer.py`), coordinators are driven
by `coordinator.py`, messages travel over `network.py`, and after each step `observer.py` evaluates the invariants of the catalogue on what it sees of everybody.
"""
