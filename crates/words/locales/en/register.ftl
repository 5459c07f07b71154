### The registers.
