"""Steps a second of sb3-contrib's RecurrentPPO: the environments and networks of TrainBenchmark.java, on one thread.

Run by train.py with the Python of BARISTA_SB3_PYTHON. Prints a line of JSON.
"""

import json
import sys
import time

import gymnasium
import numpy as np
import torch
from sb3_contrib import RecurrentPPO
from stable_baselines3.common.torch_layers import BaseFeaturesExtractor
from stable_baselines3.common.vec_env import DummyVecEnv

ENVIRONMENTS, STEPS, WINDOW, FEATURES, BARS = 8, 128, 30, 8, 600


class Blind(gymnasium.ObservationWrapper):
    """CartPole without the velocities."""

    def __init__(self):
        super().__init__(gymnasium.make("CartPole-v1"))
        self.observation_space = gymnasium.spaces.Box(-5, 5, (2,), np.float32)

    def observation(self, observation):
        return observation[[0, 2]]


class RandomWalk(gymnasium.Env):
    observation_space = gymnasium.spaces.Box(-10, 10, (WINDOW, FEATURES), np.float32)
    action_space = gymnasium.spaces.Box(-1, 1, (3,), np.float32)

    def reset(self, *, seed=None, options=None):
        random = np.random.default_rng(seed)
        self.features = random.standard_normal((BARS, FEATURES), dtype=np.float32)
        self.changes = random.standard_normal((BARS, 3), dtype=np.float32)
        self.bar = WINDOW
        return self.features[:WINDOW], {}

    def step(self, action):
        reward = float(action @ self.changes[self.bar] - 0.001 * np.abs(action).sum())
        self.bar += 1
        return self.features[self.bar - WINDOW : self.bar], reward, False, self.bar == BARS - 1, {}


class Convolutions(BaseFeaturesExtractor):
    def __init__(self, space):
        super().__init__(space, 64)
        self.first = torch.nn.Conv1d(FEATURES, 32, 3, padding=1)
        self.second = torch.nn.Conv1d(32, 32, 3, padding=1)
        self.linear = torch.nn.Linear(64, 64)

    def forward(self, observations):
        rows = torch.relu(self.second(torch.relu(self.first(observations.transpose(1, 2)))))
        return torch.tanh(self.linear(torch.cat([rows.mean(2), rows[:, :, -1]], 1)))


def main(problem, updates):
    torch.set_num_threads(1)
    market = problem == "market"
    policy = dict(lstm_hidden_size=128 if market else 64, net_arch=dict(pi=[64], vf=[64]), shared_lstm=True,
                  enable_critic_lstm=False)
    if market:
        policy.update(features_extractor_class=Convolutions)
    environments = DummyVecEnv([RandomWalk if market else Blind] * ENVIRONMENTS)
    model = RecurrentPPO("MlpLstmPolicy", environments, seed=1, device="cpu", n_steps=STEPS,
                         batch_size=ENVIRONMENTS * STEPS // 4, n_epochs=4, learning_rate=3e-4, ent_coef=0.01,
                         policy_kwargs=policy)
    model.learn(2 * ENVIRONMENTS * STEPS)
    began = time.perf_counter()
    model.learn(updates * ENVIRONMENTS * STEPS, reset_num_timesteps=False)
    print(json.dumps({"pace": updates * ENVIRONMENTS * STEPS / (time.perf_counter() - began)}))


main(sys.argv[1], int(sys.argv[2]))
