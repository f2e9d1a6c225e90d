"""Recheck every SMT-LIB certificate here with stock solvers: each must answer unsat.

`python recheck_smt.py [PROGRAM ...]` asks programs such as z3 or cvc5; without arguments, the Python packages z3 and cvc5.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def z3_answer(file: Path) -> str:
    """Ask the Python package of z3."""
    import z3

    solver = z3.Solver()
    solver.from_file(str(file))
    return str(solver.check())


def cvc5_answer(file: Path) -> str:
    """Ask the Python package of cvc5."""
    import cvc5

    solver = cvc5.Solver(cvc5.TermManager())
    parser = cvc5.InputParser(solver)
    parser.setFileInput(cvc5.InputLanguage.SMT_LIB_2_6, str(file))
    answers = []
    while not (command := parser.nextCommand()).isNull():
        answers.append(command.invoke(solver, parser.getSymbolManager()).strip())
    return "".join(answers)


def program_answer(program: str) -> Callable[[Path], str]:
    """Ask a program that takes a file."""
    return lambda file: subprocess.run([program, str(file)], capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    solvers = {name: program_answer(name) for name in sys.argv[1:]} or {"z3": z3_answer, "cvc5": cvc5_answer}
    files = sorted(Path(__file__).parent.glob("*.smt2"))
    answers = {f"{name} {file.name}": ask(file) for name, ask in solvers.items() for file in files}
    wrong = [f"{which}: {answer}" for which, answer in answers.items() if answer != "unsat"]
    print(f"{len(answers) - len(wrong)} of {len(answers)} answers are unsat", *wrong, sep="\n  ")  # noqa: T201
    sys.exit(bool(wrong) or not files)
