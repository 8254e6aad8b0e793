"""Measurements that are run by hand; figures are ratios taken in one run on one machine."""
