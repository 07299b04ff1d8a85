"""Finds the models a package asks for among what a notebook left: by name, by `predict`, or the newest that fits."""
from . import naming
from .guarding import Failed

MOST_TRIED = 40


class Found:
    """`module` is None for a bare `predict` function until it is known what it calls."""

    def __init__(self, how, call, module=None, message=""):
        self.how, self.call, self.module, self.message = how, call, module, message


def plain_name(name):
    return "".join(c for c in str(name).lower() if c.isalnum())


class Finder:
    """`fits(model)` says whether a module accepts the inputs; it may raise."""

    def __init__(self, torch, names, wanted):
        self.torch, self.names, self.wanted = torch, names, wanted
        self.claimed = set()

    def find(self, key, fits):
        name = self._name(key)
        found = self._named(name)
        if found is not None:
            self.claimed.add(id(found.module))
            return found
        note = self._why_not(name)
        found = self._predict(key) or (self._search(fits) if len(self.wanted) == 1 else None)
        if found is None:
            raise Failed(note + self._others())
        found.message = note
        return found

    def parameters_of_others(self, key):
        """Of the models that the other names of the run lead to."""
        modules = [self._named(self._name(other)) for other in self.wanted if other != key]
        return [p for found in modules if found is not None for p in naming.trained(self.torch, found.module).values()]

    def _name(self, key):
        return str((self.wanted.get(key) or {}).get("name") or key)

    def _named(self, name):
        if naming.is_module(self.torch, self.names.get(name)):
            return Found("name", self.names[name], self.names[name])
        alike = [v for k, v in self._modules() if plain_name(k) == plain_name(name)]
        return Found("name", alike[0], alike[0]) if alike else None

    def _why_not(self, name):
        if name not in self.names:
            return f"there is no variable {name} after the last cell"
        value = self.names[name]
        if isinstance(value, type) and issubclass(value, self.torch.nn.Module):
            return f"{name} is the class of a model, not a model: write something like {name} = {name}()"
        return f"{name} is a {type(value).__name__}, not a model (torch.nn.Module)"

    def _predict(self, key):
        names = [f"predict_{key}", f"predict_{self._name(key)}"] + (["predict"] if len(self.wanted) == 1 else [])
        for name in names:
            if callable(self.names.get(name)) and not isinstance(self.names[name], type):
                return Found("predict", self.names[name])
        return None

    def _search(self, fits):
        for _, model in self._modules()[:MOST_TRIED]:
            if id(model) not in self.claimed and fits(model):
                return Found("search", model, model)
        return None

    def _modules(self):
        """(name, module), newest first; not the names IPython makes for results of cells."""
        found = [(k, v) for k, v in list(self.names.items()) if type(k) is str and not k.startswith("_") and naming.is_module(self.torch, v)]
        return found[::-1]

    def _others(self):
        names = [k for k, _ in self._modules()][:8]
        return f"; models that are there: {', '.join(names)}" if names else "; no other model is there"
