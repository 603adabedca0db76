"""The code that templates become: what jinja2 makes of them, with less to do for a value put out or a macro called. It
may refuse what jinja2 does; it never puts out anything else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from keyword import iskeyword

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from sitegen.markdown import Html

try:
    from markupsafe._speedups import _escape_inner as _escape_words
except ImportError:  # without a compiler, or of another version: the same, more slowly

    def _escape_words(value: str, /) -> str:
        return value if _is_special(value) is None else str(escape(value))


_is_special = re.compile("[&<>\"']").search


def _escape_output(value: object) -> str:
    """As markupsafe does it, for what is put out at once: no wrapping of every word that has nothing to escape."""
    kind = type(value)
    if kind is str:
        return _escape_words(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return value.text if type(value) is Html else escape(value)


class _Generator(CodeGenerator):
    """Calls `_escape_output` where a value is put out, and what is called in a template at once: the detour through the
    context is for functions that want the context, which no template here can have."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(given.key) for given in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        self._write_given(node, frame, forward_caller)

    def _write_given(self, node: nodes.Call, frame: Frame, forward_caller: bool) -> None:
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if self._is_escaped(frame, finalize):
            self.write("escape_output(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _is_escaped(self, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
        return frame.eval_ctx.autoescape is True and not frame.eval_ctx.volatile and finalize.src is None

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape_output = environment.escape_output")


class _DirectGenerator(_Generator):
    """Reads attributes and calls macros as Python does. Where jinja2 would look for an item of that name, fill in a
    macro's arguments by name or speak of what is undefined, this raises: the page is then left to the plain code."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self._known: frozenset[str] = frozenset()
        """Macros of this template that nothing else is named like."""
        self._put: nodes.Expr | None = None
        """A call of such a macro that is put out as it is."""
        self._gathers = False
        """Are pieces gathered in a list, not handed on one by one from template to template?"""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        stored = [name.name for name in node.find_all(nodes.Name) if name.ctx != "load"]
        stored += [macro.name for macro in node.find_all(nodes.Macro)]
        stored += [module.target for module in node.find_all(nodes.Import)]
        for found in node.find_all(nodes.FromImport):
            stored += [name if isinstance(name, str) else name[1] for name in found.names]
        counts = Counter(stored)
        own = (one.name for one in node.body if isinstance(one, nodes.Macro))
        self._known = frozenset(name for name in own if counts[name] == 1)
        self._gathers = all(one.with_context for one in node.find_all(nodes.Include))  # others are handed on at once
        super().visit_Template(node, frame)

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """A template's or a block's own code hands on what it puts out in one piece."""
        whole = self._gathers and frame.buffer is None
        if whole:
            self.buffer(frame)
        super().blockvisit(body, frame)
        if whole:
            self.writeline(f"yield concat({frame.buffer})")
            frame.buffer = None

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        if isinstance(node, nodes.Macro | nodes.CallBlock) and x.startswith("def macro(") and x.endswith("):"):
            given = x.removeprefix("def macro(").removesuffix("):")
            x = f"def macro({', '.join(f'{name}=missing' for name in given.split(', ') if name)}):"
        super().writeline(x, node, extra)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        special = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
        name = getattr(macro_ref.node, "name", None)
        if special or any(arg.name == "caller" for arg in macro_ref.node.args):
            super().macro_def(macro_ref, frame)
        else:
            function = f"(put_{name} := macro)" if name in self._known else "macro"
            self.write(f"environment.wrap_macro({function}, ")
            super().macro_def(macro_ref, frame)
            self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if self._is_escaped(frame, finalize) and frame.block is None and self._is_known(node):
            self._put = node
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _is_known(self, node: nodes.Expr) -> bool:
        """Is it a call, by place, of a macro that the code around it has at hand? A block's code has not."""
        if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return False
        return isinstance(node.node, nodes.Name) and node.node.name in self._known

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if node is self._put and isinstance(node.node, nodes.Name):
            self._put = None
            self.write(f"put_{node.node.name}(")
        elif node.dyn_args or node.dyn_kwargs or any(iskeyword(given.key) for given in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        else:
            named = bool(node.kwargs) or forward_caller
            self.write("environment.find_macro(" if named else "(")
            self._visit_base(node.node, frame)
            self.write(")(")
        self._write_given(node, frame, forward_caller)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if not node.attr.isidentifier() or iskeyword(node.attr) or node.attr.startswith("__"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self._visit_base(node.node, frame)
        self.write(f").{node.attr}")

    def _visit_base(self, node: nodes.Expr, frame: Frame) -> None:
        """What an attribute is read of, or what is called: an undefined name has no attributes and cannot be called."""
        if isinstance(node, nodes.Name):
            self.write(frame.symbols.ref(node.name))
        else:
            self.visit(node, frame)


_wrap: Callable[[str], str] = partial(str.__new__, Markup)


def _wrap_macro(function: Callable[..., str], macro: Macro) -> Callable[..., str]:
    """The macro for calls that give its arguments by place."""
    if not macro._default_autoescape:
        return macro

    def call(*given: object) -> str:
        return _wrap(function(*given))

    call.macro = macro  # type: ignore[attr-defined]
    return call


def _find_macro(function: Callable[..., str]) -> Callable[..., str]:
    """The macro for calls that give arguments by name."""
    macro: Callable[..., str] = getattr(function, "macro", function)
    return macro


class Plain(Environment):
    """Templates as jinja2 knows them, with its words for what is wrong in them."""

    code_generator_class = _Generator
    escape_output = staticmethod(_escape_output)


class Direct(Plain):
    """The same templates, faster, where nothing is wrong in them."""

    code_generator_class = _DirectGenerator
    find_macro = staticmethod(_find_macro)
    wrap_macro = staticmethod(_wrap_macro)
