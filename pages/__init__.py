"""The course as static pages whose figures move with no kernel and no network: python3 course.py site."""
