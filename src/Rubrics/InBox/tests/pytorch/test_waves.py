"""Models that continue a series: what the probe writes shows teacher forcing, free running and what is left between batches."""
import unittest

import numpy as np
from fakekernel import FakeKernel

HEAD = "import torch, torch.nn as nn, numpy as np\n"
MODEL = """
class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 8, batch_first=True); self.out = nn.Linear(8, 1); self.hidden = None
    def forward(self, context, steps, targets=None):
        y, state = self.lstm(context)
        y, found = self.out(y[:, -1:]), []
        for t in range(steps):
            found.append(y)
            x = targets[:, t:t+1] if targets is not None and self.training else y
            y, state = self.lstm(x, state)
            y = self.out(y)
        self.hidden = state
        return torch.cat(found, dim=1)
net = Forecaster()
data = torch.from_numpy(np.loadtxt(f"{ROOT}/data/waves.csv", delimiter=",", skiprows=1, dtype="float32")[:, 1:])
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
history = []
for t in range(10):
    batch = torch.stack([data[i:i+20] for i in torch.randint(0, 380, (16,))])
    loss = ((net(batch[:, :12], 8, batch[:, 12:]) - batch[:, 12:]) ** 2).mean()
    optimizer.zero_grad(); loss.backward(); optimizer.step()
    history.append({"step": t, "loss": loss.item()})
"""


class Waves(unittest.TestCase):
    def measured(self, model):
        with FakeKernel() as box:
            box.series()
            probe, found, printed = box.cells(
                model, head=HEAD, data={"kind": "waves", "context": 12, "horizon": 8, "hidden": 20},
                models={"net": {"name": "net", "log": "history", "behaviours": ["teacher-forcing", "free-running", "no-state-leak", "gradients", "overfit"]}})
            self.assertNotIn("cell failed", printed)
            return probe["models"]["net"], found

    def test_teacher_forcing_shows_in_training_only(self):
        net, found = self.measured(MODEL)
        self.assertEqual((net["status"], net["outputs"], net["recorded"]["losses"], net["recorded"]["batch"]), ("found", "values", ["mse_loss"], 16), net)
        self.assertEqual(found["net|hidden"].shape, (20, 8))
        changed = np.abs(found["net|teacher/base"] - found["net|teacher/altered"]).max(0) > 0
        self.assertEqual(changed.tolist(), [False] * 5 + [True] * 3)
        self.assertEqual(net["behaviour"]["teacher_forcing"]["altered_step"], 4)
        self.assertEqual(net["recorded"]["targets_given"], 1.0)
        np.testing.assert_array_equal(found["net|free/base"], found["net|free/altered"])
        np.testing.assert_allclose(found["net|state/alone"], found["net|state/after"], atol=1e-6)
        self.assertEqual([(x["kind"], x["outputs"]) for x in net["layers"]], [("lstm", 8), ("dense", 1)])
        self.assertEqual(net["behaviour"]["gradients"], {"status": "ok", "zero": [], "none": []})
        self.assertLess(net["behaviour"]["overfit"]["last"], net["behaviour"]["overfit"]["first"])
        self.assertEqual(found["net|reported/train_loss"].shape, (10,))

    def test_state_kept_between_batches_shows(self):
        net, found = self.measured(MODEL.replace("self.lstm(context)", "self.lstm(context, None if self.hidden is None else "
                                                 "tuple(h[:, :1].detach().expand(-1, len(context), -1).contiguous() for h in self.hidden))"))
        self.assertGreater(np.abs(found["net|state/alone"] - found["net|state/after"]).max(), 1e-6)

    def test_without_targets_there_is_no_teacher_forcing(self):
        net, found = self.measured(MODEL.replace("steps, targets=None", "steps").replace("targets is not None and", "False and").replace(", 8, batch[:, 12:])", ", 8)"))
        self.assertEqual(net["behaviour"]["teacher_forcing"]["status"], "failed")
        self.assertIn("targets", net["behaviour"]["teacher_forcing"]["message"])
        self.assertEqual(net["behaviour"]["free_running"]["status"], "ok")
        self.assertEqual(net["recorded"]["targets_given"], 0.0)


if __name__ == "__main__":
    unittest.main()
