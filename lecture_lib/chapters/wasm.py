"""The WebAssembly of all answers: ``python -m lecture_lib.chapters.wasm`` makes what is out of date.

numba compiles a function to LLVM's language; llvmlite, which numba stands on, has a target for WebAssembly; the linker
is that of ziglang. Readers need none of it: the files are part of the course. Each ends with a sum of the sources that
it was made of, so that a test can hold it to them. With ``--check`` the exit status says whether any is out of date.
Other modules with answers are named after it.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import re
import subprocess
import sys
import tempfile
import warnings
from importlib import import_module
from pathlib import Path

TRIPLE = "wasm32-unknown-unknown"
FEATURES = "+bulk-memory,+nontrapping-fptoint"  # in every browser since 2021
SECTION = b"sources"
# No processor in particular, and nothing optimised before WebAssembly's smaller pointers are known.
PLAIN = {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": "", "NUMBA_OPT": "0"}
# What numba's code has no need of in a browser: references are not counted, since all memory is freed after each call,
# and what an error would say to Python is not said.
IDLE = {
    r"NRT_[id][ne]cref": "ret void",
    r"__excinfo_unwrap_args\w*": "ret ptr null",
    r"\w*ol_raise_with_shape_context\w*": "ret i32 1",
}  # nor are the words of errors kept, with the places of their sources


def files(*others: str) -> dict[Path, list]:
    """The files of WebAssembly, and the answers that each holds: those of all chapters, and of these modules."""
    from lecture_lib import chapters
    from lecture_lib.figures.answers import ANSWERS, source_of

    chapters.figures()
    for name in others:
        import_module(name)
    found: dict = {}
    for function in ANSWERS:
        found.setdefault(source_of(function).with_suffix(".wasm"), []).append(function)
    return found


def sum_of(functions) -> str:
    """A sum of the sources of these functions, and of the functions and constants that they use."""
    seen: dict = {}
    for function in functions:
        _read(function, seen)
    return hashlib.sha256("\0".join(f"{name}\0{seen[name]}" for name in sorted(seen)).encode()).hexdigest()


def _read(value, seen: dict, name: str = "") -> None:
    if callable(value) and not inspect.isclass(value):
        function = getattr(value, "py_func", value)
        name = f"{function.__module__}.{function.__qualname__}"
        if name in seen or not function.__module__.startswith("lecture_lib"):
            return
        seen[name] = inspect.getsource(function)
        for used in sorted(_names(function.__code__)):
            if used in function.__globals__:
                _read(function.__globals__[used], seen, f"{name} {used}")
    elif not inspect.ismodule(value):
        seen[name] = repr(getattr(value, "_fields", value))


def _names(code) -> set:
    inner = (constant for constant in code.co_consts if inspect.iscode(constant))
    return set(code.co_names).union(*map(_names, inner))


def sum_in(code: bytes) -> str:
    """The sum with which a file ends; empty where it has none."""
    start = code.rfind(SECTION)
    return code[start + len(SECTION) :].decode("ascii", "replace") if start >= 0 else ""


def build(functions) -> bytes:
    """The functions as one file of WebAssembly, each exported under its name, with the sum of their sources."""
    with tempfile.TemporaryDirectory() as folder:
        objects = [Path(folder, f"{number}.o") for number in range(len(functions))]
        for function, file in zip(functions, objects, strict=True):
            file.write_bytes(_object(function))
        linked = Path(folder, "linked.wasm")
        exports = [f"--export={name}" for name in (*(f.__name__ for f in functions), "__heap_base")]
        linker = [sys.executable, "-m", "ziglang", "wasm-ld", "--no-entry", "--allow-undefined", "--gc-sections"]
        subprocess.run([*linker, "--strip-all", "-O2", *exports, "-o", linked, *objects], check=True)
        content = SECTION + sum_of(functions).encode()
        return linked.read_bytes() + bytes([0, len(content) + 1, len(SECTION)]) + content


def _object(function) -> bytes:
    """One function and all that it calls, as an object file for the linker."""
    import llvmlite.binding as llvm

    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    machine = llvm.Target.from_triple(TRIPLE).create_target_machine(opt=3, features=FEATURES, reloc="static")
    (types,) = function.signatures or [_compiled(function)]
    code = function.inspect_llvm(types)
    for name, body in IDLE.items():
        code = re.sub(rf"(?ms)^(define [^\n]*@{name}\([^\n]*\{{).*?^\}}", rf"\1\n  {body}\n}}", code)
    module = llvm.parse_assembly(code)
    exported = function.overloads[types].fndesc.llvm_func_name
    for part in (*module.functions, *module.global_variables):
        if not part.is_declaration:
            part.linkage = "external" if part.name == exported else "internal"
    module.get_function(exported).name = function.__name__
    builder = llvm.create_pass_builder(machine, llvm.create_pipeline_tuning_options(2))
    needed = llvm.create_new_module_pass_manager()
    needed.add_global_dead_code_eliminate_pass()
    needed.run(module, builder)
    code = str(module)
    if counted := re.search(r"getelementptr i8, ptr %[\w.]+, i64 \d+", code):
        raise ValueError(f"numba counts eight bytes for a pointer here, and WebAssembly has four: {counted[0]}")
    code = re.sub(r'(@"?\.const\.\S+ = [^\n]*?constant )\[\d+ x i8\] c"[^"]*"', r"\1[1 x i8] zeroinitializer", code)
    code = re.sub(r'target triple = "[^"]*"', f'target triple = "{TRIPLE}"', code)
    code = re.sub(r'target datalayout = "[^"]*"', f'target datalayout = "{machine.target_data}"', code)
    module = llvm.parse_assembly(code)
    builder.getModulePassManager().run(module, builder)
    return machine.emit_object(module)


def _compiled(function):
    from lecture_lib.solvers.jit import KERNELS

    types = tuple(next(types for one, types in KERNELS if one is function))
    with warnings.catch_warnings(action="ignore"):  # it has addresses of functions, which are left out later
        function.compile(types)
    return function.signatures[0]


def out_of_date(*others: str) -> dict[Path, list]:
    """The files that are not made of the sources as they are, or not there."""
    return {
        file: functions for file, functions in sorted(files(*others).items())
        if not file.exists() or sum_in(file.read_bytes()) != sum_of(functions)
    }  # fmt: skip


def main() -> None:
    """Make what is out of date, in a process whose numba compiles plainly and keeps nothing."""
    others = [name for name in sys.argv[1:] if name != "--check"]
    if "--check" in sys.argv:
        raise SystemExit(bool(out_of_date(*others)))
    if any(os.environ.get(name) != value for name, value in PLAIN.items()):
        with tempfile.TemporaryDirectory() as cache:  # code that numba takes from a cache cannot be read
            variables = os.environ | PLAIN | {"NUMBA_CACHE_DIR": cache}
            command = [sys.executable, "-m", "lecture_lib.chapters.wasm", *others]
            raise SystemExit(subprocess.call(command, env=variables))
    for file, functions in out_of_date(*others).items():
        file.write_bytes(build(functions))
        print(f"{file.name}: {len(file.read_bytes()):,} bytes")


if __name__ == "__main__":
    main()
