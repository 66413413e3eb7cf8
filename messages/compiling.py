"""How templates become Python: as Jinja2 does it, less what none of ours needs. Every message runs what comes of it.

- What `{{ }}` prints goes through `finalize` alone, which escapes it as Slack wants it. Jinja2 would then escape the
  result for HTML as well: nothing would change, and it would be copied once more.
- A macro is called straight away. Jinja2 looks at each callable first for what none of ours asks to be passed.
- `card.title` is an attribute, and never an entry of a dictionary.
- Facts are looked up before the hundreds of global names, and not together with a copy of them.
"""

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from messages.escaping import marked


class _CodeGenerator(CodeGenerator):
    """Writes the Python of one template."""

    def _output_child_pre(self, _node: nodes.Expr, _frame: Frame, _finalize: object) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, _node: nodes.Expr, _frame: Frame, _finalize: object) -> None:
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja2's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja2's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        if node.dyn_args or node.dyn_kwargs:
            self.fail("arguments are written one by one", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")
        super().macro_def(macro_ref, frame)


class _Macro(Macro):
    """A macro whose arguments are those that it declares, `caller` among them."""

    def __call__(self, *given: Any, **named: Any) -> str:
        arguments = [*given, *[named.pop(name, missing) for name in self.arguments[len(given) :]]]
        if named or len(arguments) > len(self.arguments):
            raise TypeError(f"macro {self.name} takes {', '.join(self.arguments) or 'nothing'}")
        return marked(self._func(*arguments))


class _Context(Context):
    """What a template sees: its own variables, the facts, the global names."""

    def __init__(self, environment: Environment, parent: Any, name: Any, blocks: Any, **_: object) -> None:
        super().__init__(environment, parent, name, blocks)

    def resolve_or_missing(self, key: str) -> Any:
        for names in (self.vars, self.parent, self.environment.globals):
            if key in names:
                return names[key]
        return missing


class CompilingEnvironment(Environment):
    """One dictionary of globals for all templates; none has any of its own."""

    code_generator_class = _CodeGenerator
    context_class = _Context
    Macro = _Macro

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return self.globals if d is None else super().make_globals(d)
