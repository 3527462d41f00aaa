"""What every process of ours does about itself."""
