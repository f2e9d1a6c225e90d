"""All protocols together on the implementation: a discrete-event simulation with virtual time, faults from a script, and an observer.

A run is a pure function of its script (`script.py`). Peers are the reference's own nodes with real signatures, shares and stores (`peer.py`), coordinators are driven
by `coordinator.py`, messages travel over `network.py`, and after each step `observer.py` evaluates the invariants of the catalogue on what it sees of everybody.

Evidence is the reference's too: signed records in `rebalancing.evidence_store`, told as bytes (`evidence.py`); the tenant's policies with caps, attestations and revocations
(`tenant.py`), of which each voter asks by `rebalancing.voter_admission`; tokens (`tokens.py`). `merge_watch.py` compares each store with what its records say, and its view with the plain
one. The manifest moves alone too, upon what is final or provisional, so that branches get three deep (`moves.py`, `move_watch.py`). At the end everything is told to everybody, and what the
partition left behind must go (`ending.py`). A verdict on a signature, once reached, is remembered for all nodes of a process.

Where the view demands a re-key, the run goes on (`rekey.py`): the owner, one more node then (`owner_node.py`), asks for shares and begins the next version in a genesis of real messages under faults,
while others forge its requests; peers and coordinators follow (`next_version.py`, `rekey_watch.py`). Then the old version is erased and refused, and the new one commits.

What is not in it: new shares upon what is provisional, because nodes deal from what is final alone; conflicts, because two final successors of one parent are a finding; committees of another size than the first one's.
The first snapshot of version 1 is signed by the owner with the word of every member, but its deal is no message here. Where too few shares come back, the reference's owner begins nothing, and the run ends.
"""
