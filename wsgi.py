"""What gunicorn serves."""

from finpulse.app import create_app

app = create_app()
