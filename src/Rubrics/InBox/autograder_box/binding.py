"""Finds out which parameter of a student's function means what: by name, then by the template's order.

Students extend the template's signatures (λ, epoch, iteration, β₁, decay rate, switches). Each meaning here is called a
role; a parameter with a role gets its value, and what nothing fits is named in words.
"""
import inspect

ROLES = {
    "lambda": "lambda lmbda lambd lam lamda lmda lbd l2 l2lambda lambdal2 lambda2 l2reg l2regularization l2regularisation reg regl2"
              " reglambda lambdareg regparam regstrength regrate regterm weightdecay wd regularization regularisation"
              " regularizationstrength regularisationstrength regularizationparameter regularizationlambda regularizer"
              " l2penalty l2strength l2coef l2coeff uselambda usel2 useregularization useregularisation applyl2 l2flag",
    "decay": "decay decayrate k kappa lrdecay etadecay learningratedecay decayk decayfactor expdecay lrdecayrate ratedecay"
             " decaycoef decayconstant exponentialdecay learningdecay decayrates kdecay etadecayrate schedule lrschedule scheduler"
             " usedecay uselrdecay useschedule lrscheduler learningrateschedule applydecay",
    "epoch": "epoch ep epochindex currentepoch epochnum epochnumber epochidx epochi",
    "step": "iteration iterationindex iterationnumber iterationidx it iter step t timestep itr stepindex adamt tstep adamstep"
            " updatestep globalstep iterationcount iterations",
    "beta1": "beta1 b1 beta1adam adambeta1",
    "beta2": "beta2 b2 beta2adam adambeta2",
    "epsilon": "epsilon eps adameps adamepsilon",
    "n": "n ntrain datasetsize numsamples nsamples trainingsize datasize ntraining trainsize numexamples nexamples ntotal",
    "batch": "minibatchsize batchsize batch minibatch bs mbs m",
    "eta": "eta lr learningrate etacurrent alpha stepsize eta0 etat currenteta initiallr etainit",
    "epochs": "epochs nepochs numepochs maxepochs epochcount numberofepochs",
    "optimizer": "optimizer optimiser opt method optimizertype",
    "sizes": "sizes layers layersizes structure architecture topology size",
    "input": "input x inputs data a0 inp inputdata batchx xbatch",
    "output": "output out ypred yhat pred prediction predictions outputs a al probabilities probs yout p",
    "target": "target y ytrue targets label labels truth groundtruth yt trueclass t expected",
    "Zs": "zs z zlist zss preactivations",
    "activations": "activations as a acts activationlist alist activation",
    "gw": "gw gradw dw gweights gradweights nablaw gws dws gradientw wgrad",
    "gb": "gb gradb db gbiases gradbiases nablab gbs dbs gradientb bgrad",
    "training_data": "trainingdata traindata xtrain trainx trainingx x datatrain",
    "training_class": "trainingclass trainclass ytrain trainy trainingy y trainlabels traininglabels classtrain traintarget",
    "val_data": "valdata xval valx validationdata xvalid testdata xtest validdata",
    "val_class": "valclass yval valy validationclass yvalid validationlabels vallabels testclass ytest validclass",
}
NAMES = {role: frozenset(names.split()) for role, names in ROLES.items()}
SWITCHED = frozenset({"lambda", "decay"})


class Unbound(Exception):
    """A parameter has no default and nothing known fits it; the message names function and parameter."""


class Call:
    """The arguments for one call."""

    def __init__(self):
        self.positional, self.named = [], {}

    def __call__(self, function):
        return function(*self.positional, **self.named)


def parameters(function):
    """The parameters without `self`; empty when Python cannot tell."""
    try:
        return [p for p in inspect.signature(function).parameters.values()
                if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
    except (TypeError, ValueError):
        return []


def means(parameter, role):
    return parameter.name.lower().replace("_", "") in NAMES[role]


def has_role(function, role):
    """The parameter with this role that takes a value, else one that is only a switch, else None."""
    found = [p for p in parameters(function) if means(p, role)]
    return min(found, key=lambda p: isinstance(p.default, (bool, str)), default=None)


def bind(function, template, extras, name):
    """`template` maps the roles of the template's signature, in its order, to values; `extras` the roles it may also have."""
    call, chosen = Call(), {}
    own = parameters(function)
    if not own:
        call.positional = list(template.values())
        return call
    waiting = dict(template)
    for parameter in own:
        role = next((role for role in waiting if means(parameter, role)), None)
        if role is not None:
            chosen[parameter.name] = waiting.pop(role)
    for parameter in own:
        role = next((role for role in extras if means(parameter, role)), None)
        if parameter.name not in chosen and role is not None:
            chosen[parameter.name] = _extra(parameter, role, extras[role])
    _by_order(own, waiting, chosen)
    lost = [p.name for p in own if p.name not in chosen and p.default is p.empty]
    if lost:
        raise Unbound(f"{name} asks for {', '.join(lost)}, which nothing here is known for, and gives no default: "
                      "give the parameter a default value or a name as in the handout")
    for parameter in own:
        if parameter.name in chosen:
            if parameter.kind is parameter.POSITIONAL_ONLY:
                call.positional.append(chosen[parameter.name])
            else:
                call.named[parameter.name] = chosen[parameter.name]
    return call


def _by_order(own, waiting, chosen):
    """What no name claimed goes to the parameters that must be given, in the template's order, then to optional ones."""
    for required in (True, False):
        for parameter in own:
            if waiting and parameter.name not in chosen and (parameter.default is parameter.empty) == required \
                    and parameter.kind is not parameter.KEYWORD_ONLY:
                chosen[parameter.name] = waiting.pop(next(iter(waiting)))


def _extra(parameter, role, value):
    """A number for a number; for a switch (True, "l2", …) on or off."""
    default = parameter.default
    if role in SWITCHED and isinstance(default, bool):
        return bool(value)
    if role in SWITCHED and isinstance(default, str):
        return (default if default.lower() not in ("", "none") else "l2" if role == "lambda" else "exponential") if value else "none"
    return value
