"""All protocols together on the implementation: a discrete-event simulation with virtual time, faults from a script, and an observer.

A run is a pure function of its script (`script.py`). Peers are the reference's own nodes with real signatures, shares and stores (`peer.py`), coordinators are driven
by `coordinator.py`, messages travel over `network.py`, and after each step `observer.py` evaluates the invariants of the catalogue on what it sees of everybody.

Evidence is the reference's too: signed records in `rebalancing.evidence_store`, told as bytes (`evidence.py`); the tenant's policies with caps, attestations and revocations
(`tenant.py`), of which each voter asks by `rebalancing.voter_admission`; tokens (`tokens.py`). `merge_watch.py` compares each store with what its records say, and its view with the plain
one. At the end everything is told to everybody, and what the partition left behind must go (`ending.py`). A verdict on a signature, once reached, is remembered for all nodes of a process.

What is not in it: the genesis of a next version and the re-key that a view may demand, where a run ends; provisional branches deeper than one, because nodes deal from what is final
alone; changes of the manifest alone; policies that run out; conflicts, because two final successors of one parent are a finding; committees of another size than the first one's.
The first snapshot is signed by the owner with the word of every member, but its deal is no message here.
"""
