"""Claims of one incident come together; each link says why."""

from verify.cluster.copies import link_claims
from verify.cluster.dating import infer_dates
from verify.cluster.encoder import Encoder, load_encoder
from verify.cluster.judgements import Judgement, load_judgements
from verify.cluster.link import ClusterStats, cluster_claims, cluster_with_stats
from verify.cluster.previous import Previous, load_previous, previous_of

__all__ = [
    "ClusterStats", "Encoder", "Judgement", "Previous", "cluster_claims", "cluster_with_stats", "infer_dates", "link_claims",
    "load_encoder", "load_judgements", "load_previous", "previous_of",
]  # fmt: skip
