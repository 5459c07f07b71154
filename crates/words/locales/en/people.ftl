### People and posts.
