"""Works out one update of recurrent PPO with sb3-contrib, for the tests of Barista's own.

    pip install sb3-contrib==2.9.2 torch    # the processor's PyTorch
    python sb3_fixture.py ../../magics/src/test/resources/dev/barista/train/engine/sb3-update.json

Two cases, choices and numbers as actions: a rollout of an environment of random numbers whose episodes end or are cut off,
then parameters are moved away from those that gathered it, and one step of sb3-contrib's optimiser is taken on the whole
batch. Written are the rollout, the parameters before and after, and what sb3-contrib logged.
"""

import json
import sys

import gymnasium
import numpy as np
import torch
from sb3_contrib import RecurrentPPO
from stable_baselines3.common.vec_env import DummyVecEnv

STEPS, ENVIRONMENTS, OBSERVED, CORE, HEAD = 16, 2, 3, 8, 6


class Noise(gymnasium.Env):
    """Random observations; a reward for the action that the first number asks for; episodes of a few steps."""

    observation_space = gymnasium.spaces.Box(-3, 3, (OBSERVED,), np.float32)

    def __init__(self, actions, seed):
        self.action_space = actions
        self.random = np.random.default_rng(seed)

    def observe(self):
        return self.random.uniform(-1, 1, OBSERVED).astype(np.float32)

    def reset(self, *, seed=None, options=None):
        self.left = int(self.random.integers(3, 9))
        self.seen = self.observe()
        return self.seen, {}

    def step(self, action):
        first = float(np.asarray(action).flat[0])
        reward = first * float(self.seen[0]) + 0.1
        self.left -= 1
        self.seen = self.observe()
        over = self.left == 0
        cut = over and self.random.random() < 0.5
        return self.seen, reward, over and not cut, cut, {}


def parameters(policy):
    names = {
        "lstm_actor.weight_ih_l0": "core.weight_ih", "lstm_actor.weight_hh_l0": "core.weight_hh",
        "lstm_actor.bias_ih_l0": "core.bias_ih", "lstm_actor.bias_hh_l0": "core.bias_hh",
        "mlp_extractor.policy_net.0.weight": "actor.0.weight", "mlp_extractor.policy_net.0.bias": "actor.0.bias",
        "mlp_extractor.value_net.0.weight": "critic.0.weight", "mlp_extractor.value_net.0.bias": "critic.0.bias",
        "action_net.weight": "actor.out.weight", "action_net.bias": "actor.out.bias",
        "value_net.weight": "critic.out.weight", "value_net.bias": "critic.out.bias", "log_std": "actor.log_std",
    }
    found = dict(policy.named_parameters())
    assert set(found) <= set(names), set(found) - set(names)
    return {names[name]: numbers(value.detach().numpy()) for name, value in found.items()}


def numbers(array):
    return [float(str(np.float32(x))) for x in np.asarray(array).flatten()]


def case(actions):
    torch.set_num_threads(1)
    environments = DummyVecEnv([lambda seed=seed: Noise(actions, seed) for seed in range(ENVIRONMENTS)])
    model = RecurrentPPO(
        "MlpLstmPolicy", environments, seed=7, device="cpu", n_steps=STEPS, batch_size=STEPS * ENVIRONMENTS, n_epochs=1,
        learning_rate=0.01, gamma=0.97, gae_lambda=0.9, clip_range=0.2, ent_coef=0.02, vf_coef=0.5, max_grad_norm=0.5,
        policy_kwargs=dict(lstm_hidden_size=CORE, net_arch=dict(pi=[HEAD], vf=[HEAD]), ortho_init=True,
                           shared_lstm=True, enable_critic_lstm=False))
    model._setup_learn(STEPS * ENVIRONMENTS)
    random = torch.Generator().manual_seed(11)

    def move(scale):
        with torch.no_grad():
            for parameter in model.policy.parameters():
                parameter += scale * torch.randn(parameter.shape, generator=random)

    move(0.3)
    buffer = model.rollout_buffer
    callback = model._init_callback(None)
    # The second rollout begins within episodes, so that a memory is carried over.
    for _ in range(2):
        assert model.collect_rollouts(model.env, callback, buffer, n_rollout_steps=STEPS)
    rollout = {name: numbers(getattr(buffer, name)) for name in
               ("observations", "actions", "log_probs", "values", "rewards", "episode_starts", "advantages", "returns")}
    # What was found after the last step, out of the advantage estimated for it.
    rollout["last_starts"] = numbers(model._last_episode_starts)
    last = []
    for i in range(ENVIRONMENTS):
        error = buffer.advantages[-1, i] - buffer.rewards[-1, i] + buffer.values[-1, i]
        last.append(0.0 if model._last_episode_starts[i] else error / 0.97)
    rollout["last_values"] = numbers(last)
    rollout["hidden"] = numbers(buffer.hidden_states_pi[0, 0])
    rollout["cell"] = numbers(buffer.cell_states_pi[0, 0])
    move(0.25)
    before = parameters(model.policy)
    # sb3-contrib begins its pass at a random place, which cuts a sequence in two.
    randint, np.random.randint = np.random.randint, lambda *ignored: 0
    norms = []
    clip, torch.nn.utils.clip_grad_norm_ = torch.nn.utils.clip_grad_norm_, lambda *args: norms.append(clip(*args))
    try:
        model.train()
    finally:
        np.random.randint, torch.nn.utils.clip_grad_norm_ = randint, clip
    logged = model.logger.name_to_value
    expected = {name: float(logged["train/" + key]) for name, key in
                (("policy", "policy_gradient_loss"), ("value", "value_loss"), ("entropy", "entropy_loss"),
                 ("kl", "approx_kl"), ("clipped", "clip_fraction"))}
    expected["entropy"] = -expected["entropy"]
    expected["norm"] = float(norms[0])
    assert len(norms) == 1 and expected["clipped"] > 0 and sum(rollout["episode_starts"]) > 3, (norms, expected, rollout["episode_starts"])
    return {"rollout": rollout, "before": before, "expected": expected, "after": parameters(model.policy)}


cases = {
    "discrete": case(gymnasium.spaces.Discrete(3)),
    "continuous": case(gymnasium.spaces.Box(-1, 1, (2,), np.float32)),
}
note = "Made by install/bench/sb3_fixture.py with sb3-contrib 2.9.2 and PyTorch " + torch.__version__
with open(sys.argv[1], "w") as file:
    json.dump({"note": note, **cases}, file)
    file.write("\n")
