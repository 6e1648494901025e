"""One FedAvg round of a dense network in NumPy: what the backends are measured against.

Usage: fedavg_round.py FOLDER. The folder holds
  round.json    {"widths": [784, 200, 200, 10], "clients", "steps", "batch", "learningRate"}
  start.f32     the round's model: each layer's kernel (inputs x units) and bias, one after the other
  pictures.u8   examples x 784 grey values
  labels.u8     examples
  order.i32     clients x steps x batch rows of the examples

Commands come on standard input, one a line: `round` trains every client from the model, averages the updates and
answers with its milliseconds; `weights FILE` writes the model that the last round gave and answers `written`.
"""

import json
import os
import sys
import time

# One thread, whatever BLAS this NumPy has; it reads these when it is loaded.
for name in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM", "NUMEXPR"):
    os.environ[name + "_NUM_THREADS"] = "1"
# Answers need a channel of their own, free of what a library may print.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import numpy as np  # noqa: E402

folder = sys.argv[1]


def read(name, dtype):
    return np.fromfile(os.path.join(folder, name), dtype)


with open(os.path.join(folder, "round.json")) as file:
    setting = json.load(file)
widths, clients, steps, batch = (setting[key] for key in ("widths", "clients", "steps", "batch"))
rate = np.float32(setting["learningRate"])
start = read("start.f32", "<f4")
pictures = (read("pictures.u8", np.uint8).reshape(-1, widths[0]) / 255).astype(np.float32)
targets = np.eye(widths[-1], dtype=np.float32)[read("labels.u8", np.uint8)]
order = read("order.i32", "<i4").reshape(clients, steps, batch)


def views(flat):
    """Each layer's kernel and bias as views of the flat weights."""
    layers, at = [], 0
    for inputs, units in zip(widths, widths[1:]):
        kernel = flat[at : at + inputs * units].reshape(inputs, units)
        at += inputs * units
        layers.append((kernel, flat[at : at + units]))
        at += units
    return layers


def train(rows_of_steps):
    """Plain SGD on the mean cross-entropy of each batch; the trained weights."""
    flat = start.copy()
    layers = views(flat)
    for rows in rows_of_steps:
        outputs = [pictures[rows]]
        for i, (kernel, bias) in enumerate(layers):
            out = outputs[-1] @ kernel
            out += bias
            if i < len(layers) - 1:
                np.maximum(out, 0, out=out)
            outputs.append(out)
        logits = outputs.pop()
        logits -= logits.max(axis=1, keepdims=True)
        np.exp(logits, out=logits)
        logits /= logits.sum(axis=1, keepdims=True)
        error = (logits - targets[rows]) * (rate / np.float32(len(rows)))
        for i in range(len(layers) - 1, -1, -1):
            kernel, bias = layers[i]
            below = (error @ kernel.T) * (outputs[i] > 0) if i > 0 else None
            kernel -= outputs[i].T @ error
            bias -= error.sum(axis=0)
            error = below
    return flat


def fedavg_round():
    total = np.zeros(len(start), np.float64)
    for rows_of_steps in order:
        total += train(rows_of_steps) - start
    return (start + total / clients).astype(np.float32)


model = start
for line in sys.stdin:
    command, _, rest = line.strip().partition(" ")
    if command == "round":
        began = time.perf_counter()
        model = fedavg_round()
        answers.write("%.3f\n" % (1000 * (time.perf_counter() - began)))
    elif command == "weights":
        model.tofile(rest)
        answers.write("written\n")
    answers.flush()
