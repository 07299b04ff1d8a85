ITERATIONS = 3000     # steps of training
BATCH = 100           # images in each step
LEARNING_RATE = 0.5

import matplotlib.pyplot as plt
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torchvision import datasets

train_set = datasets.MNIST("data", train=True, download=True)
test_set = datasets.MNIST("data", train=False, download=True)

# Every image becomes a row of 784 numbers from 0 to 1.
train_images, train_labels = train_set.data.reshape(-1, 784) / 255, train_set.targets
test_images, test_labels = test_set.data.reshape(-1, 784) / 255, test_set.targets
print(len(train_images), "training images,", len(test_images), "test images")

def crossentropy(G, Y):
    """Mean cross-entropy of probabilities G (images × 10) for the labels Y."""
    return -torch.log(G[torch.arange(len(Y)), Y].clamp_min(1e-30)).mean()

def batches():
    """Numbers of BATCH training images at a time, in a new order in each epoch, without end."""
    while True:
        order = torch.randperm(len(train_images))
        for start in range(0, len(order), BATCH):
            yield order[start:start + BATCH]

def accuracy(output, labels):
    return (output.argmax(dim=1) == labels).float().mean().item()

def train(model, optimizer, loss_function, iterations, schedule=None, every=100):
    """Trains the model and returns its log: one value of each series for every `every` iterations.

    schedule: a function from the number of steps done so far (0, 1, 2, ...) to the learning rate.
    """
    log = {name: [] for name in ["iteration", "train_loss", "train_accuracy", "test_loss", "test_accuracy", "learning_rate"]}
    source = batches()
    for step in range(iterations):
        if schedule is not None:
            for group in optimizer.param_groups:
                group["lr"] = schedule(step)
        chosen = next(source)
        X, Y = train_images[chosen], train_labels[chosen]
        output = model(X)
        loss = loss_function(output, Y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step == 0 or (step + 1) % every == 0 or step + 1 == iterations:
            with torch.no_grad():
                test_output = model(test_images)
            log["iteration"].append(step + 1)
            log["train_loss"].append(loss.item())
            log["train_accuracy"].append(accuracy(output, Y))
            log["test_loss"].append(loss_function(test_output, test_labels).item())
            log["test_accuracy"].append(accuracy(test_output, test_labels))
            log["learning_rate"].append(optimizer.param_groups[0]["lr"])
    print(f"after {log['iteration'][-1]} iterations: test accuracy {log['test_accuracy'][-1]:.4f}, test loss {log['test_loss'][-1]:.4f}")
    return log

def plot(log, title):
    """Cross-entropy and accuracy, on the batch of the moment and on all test images."""
    for name, words in [("loss", "cross-entropy"), ("accuracy", "accuracy")]:
        plt.figure(figsize=(5, 3))
        plt.plot(log["iteration"], log["train_" + name], label="training batch")
        plt.plot(log["iteration"], log["test_" + name], label="test images")
        plt.xlabel("iteration")
        plt.ylabel(words)
        plt.title(title)
        plt.legend()
        plt.grid()
        plt.show()

def show_predictions(model):
    """100 random test images with what the model takes them for; wrong labels are red."""
    chosen = torch.randperm(len(test_images))[:100]
    with torch.no_grad():
        predicted = model(test_images[chosen]).argmax(dim=1)
    mosaic = test_images[chosen].reshape(10, 10, 28, 28).permute(0, 2, 1, 3).reshape(280, 280)
    plt.figure(figsize=(6, 6))
    plt.imshow(mosaic, cmap="gray_r")
    for place, (n, digit) in enumerate(zip(chosen, predicted)):
        row, column = divmod(place, 10)
        plt.text(28 * column + 1, 28 * row + 7, digit.item(), fontsize=8, color="black" if digit == test_labels[n] else "red")
    plt.axis("off")
    plt.show()

class OneLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.W1 = nn.Parameter(torch.zeros(784, 10))
        self.b1 = nn.Parameter(torch.zeros(10))

    def forward(self, X):
        return F.softmax(X.mm(self.W1) + self.b1, dim=1)

one_layer = OneLayer()
history_one = train(one_layer, optim.SGD(one_layer.parameters(), lr=LEARNING_RATE), crossentropy, ITERATIONS)

show_predictions(one_layer)

plot(history_one, "one layer")
