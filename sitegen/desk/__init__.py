"""The editor's commands on one briefing: ties the disk to what is read, proposed and renamed. Decides nothing about a
text, prints nothing."""
